/** The argument with which the program starts itself in a further thread. */
export const HELPER = "--helper";
