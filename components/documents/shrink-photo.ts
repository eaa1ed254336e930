/** Below this a photo is sent as it is. */
const WORTH_BYTES = 1_500_000
/** Enough to read the small print of an A4 sheet that fills the picture. */
const MAX_SIDE = 2600

/**
 * A large photo made smaller before it is sent: on a slow network the difference is minutes. What is not surely a whole
 * JPEG is left alone, for the server to judge.
 */
export async function shrinkPhoto(file: File): Promise<File> {
  if (file.type !== 'image/jpeg' || file.size < WORTH_BYTES || !(await endsAsJpeg(file))) return file
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, MAX_SIDE / Math.max(bitmap.width, bitmap.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(bitmap.width * scale)
    canvas.height = Math.round(bitmap.height * scale)
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    bitmap.close()
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.86))
    return blob && blob.size < file.size ? new File([blob], file.name, { type: 'image/jpeg' }) : file
  } catch {
    return file
  }
}

async function endsAsJpeg(file: File): Promise<boolean> {
  const tail = new Uint8Array(await file.slice(-2).arrayBuffer())
  return tail[0] === 0xff && tail[1] === 0xd9
}
