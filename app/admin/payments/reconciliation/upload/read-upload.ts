import { z } from 'zod'
import type { Upload } from '@/lib/billing/reconciliation/intake'

/** Room for the other fields and the lines between them. */
const FIELDS_BYTES = 16 * 1024

const day = z.union([z.literal('').transform(() => undefined), z.iso.date()]).optional()
const fields = z.object({ from_on: day, to_on: day })

/** Reads the form: no more of it than the limit is ever held in memory. */
export async function readSettlementUpload(
  request: Request,
  limit: number,
): Promise<({ ok: true } & Upload) | { ok: false; reason: 'tooLarge' | 'invalid' | 'fileMissing' }> {
  const most = limit + FIELDS_BYTES
  if (Number(request.headers.get('content-length') ?? 0) > most) return { ok: false, reason: 'tooLarge' }
  const type = request.headers.get('content-type') ?? ''
  if (!request.body || !type.startsWith('multipart/form-data')) return { ok: false, reason: 'invalid' }
  let seen = 0
  const counted = request.body.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        seen += chunk.byteLength
        if (seen > most) controller.error(new Error('More bytes than allowed'))
        else controller.enqueue(chunk)
      },
    }),
  )
  const form = await new Response(counted, { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined)
  if (!form) return { ok: false, reason: seen > most ? 'tooLarge' : 'invalid' }
  const { file, ...rest } = Object.fromEntries(form)
  const parsed = fields.safeParse(rest)
  if (!parsed.success) return { ok: false, reason: 'invalid' }
  if (!(file instanceof File) || file.size === 0) return { ok: false, reason: 'fileMissing' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  return { ok: true, file_name: file.name, bytes, ...parsed.data }
}
