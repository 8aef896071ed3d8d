/** Imports a package that is installed beside this file, and undefined where it is not. */
export async function peer(name) {
  try {
    return await import(name);
  } catch (error) {
    if (error?.code === "ERR_MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}
