/** How much of a file's beginning tells what it holds: an IDX file is known by it, unpacked or in a gzip file's first block. */
export const HEAD_BYTES = 16_384
