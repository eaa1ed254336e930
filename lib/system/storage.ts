import { failureOf } from '@/lib/action'
import { putFile, readFile, removeFile } from '@/lib/documents/storage'
import { newId } from '@/lib/ids'

const PATIENCE_MILLISECONDS = 4000

/** Whether files can be written, read and removed: by doing it. Answers in milliseconds how long it took, or undefined. */
export async function probeStorage(): Promise<number | undefined> {
  const startedAt = performance.now()
  const key = `health/${newId()}`
  const probe = async () => {
    await putFile(key, new TextEncoder().encode('izinku'), 'text/plain')
    const back = await readFile(key)
    await removeFile(key)
    return back?.toString() === 'izinku' ? performance.now() - startedAt : undefined
  }
  const tooLong = new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), PATIENCE_MILLISECONDS).unref()
  })
  try {
    return await Promise.race([probe(), tooLong])
  } catch (error) {
    failureOf(error)
    return undefined
  }
}
