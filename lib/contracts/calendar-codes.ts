/** Of a file that is sent; a request of a member may have a megabyte. */
export const MAX_FILE_BYTES = 900_000;
