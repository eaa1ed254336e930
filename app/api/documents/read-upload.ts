import type { z } from 'zod'
import { type UploadRefusal, uploadSchema } from '@/lib/documents/schema'

export type Upload = z.output<typeof uploadSchema> & { bytes: Uint8Array; file_name: string }

/** Room for the other fields and the lines between them. */
const FIELDS_BYTES = 16 * 1024

/**
 * Reads one uploaded file. More than `limit` bytes are refused by the declared length, and when that is absent or untrue
 * as soon as they have arrived: no more than the limit is ever held in memory.
 */
export async function readUpload(
  request: Request,
  limit: number,
): Promise<({ ok: true } & Upload) | { ok: false; reason: UploadRefusal }> {
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > limit + FIELDS_BYTES) return { ok: false, reason: 'fileTooLarge' }
  const contentType = request.headers.get('content-type') ?? ''
  if (!request.body || !contentType.startsWith('multipart/form-data')) return { ok: false, reason: 'invalid' }

  const counter = limitBytes(limit + FIELDS_BYTES)
  const form = await new Response(request.body.pipeThrough(counter.stream), {
    headers: { 'content-type': contentType },
  })
    .formData()
    .catch(() => undefined)
  if (!form) return { ok: false, reason: counter.exceeded() ? 'fileTooLarge' : 'invalid' }

  const { file, ...fields } = Object.fromEntries(form)
  const parsed = uploadSchema.safeParse(fields)
  if (!parsed.success) return { ok: false, reason: 'invalid' }
  if (!(file instanceof File)) return { ok: false, reason: 'fileMissing' }
  if (file.size > limit) return { ok: false, reason: 'fileTooLarge' }
  return { ok: true, ...parsed.data, file_name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}

function limitBytes(most: number) {
  let seen = 0
  const stream = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      seen += chunk.byteLength
      if (seen > most) controller.error(new Error('More bytes than allowed'))
      else controller.enqueue(chunk)
    },
  })
  return { stream, exceeded: () => seen > most }
}
