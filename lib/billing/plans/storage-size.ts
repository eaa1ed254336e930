/** `200 MB`, `2 GB`: a quota of storage as people say it. Whole gigabytes of 1,024 MB become GB, others stay as they are. */
export function megabytes(size: number): string {
  return size >= 1024 && size % 1024 === 0 ? `${size / 1024} GB` : `${size} MB`
}
