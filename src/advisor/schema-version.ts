/** Apart from the shape itself, so that recommending loads no validator. */
export const SCHEMA_VERSION = 1;
