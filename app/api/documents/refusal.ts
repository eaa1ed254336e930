import type { UploadRefusal } from '@/lib/documents/schema'

type Refusal = UploadRefusal | 'signedOut' | 'notFound'

const STATUS: Partial<Record<Refusal, number>> = {
  signedOut: 401,
  notFound: 404,
  noWorkflow: 409,
  visitOver: 409,
  tooManyFiles: 409,
  storageLimit: 409,
  fileTooLarge: 413,
  fileType: 415,
  fileMislabelled: 415,
  invalid: 400,
  fileMissing: 400,
}

/** An expected refusal; the client has the sentence for each reason. */
export function refusal(reason: Refusal): Response {
  return Response.json(
    { reason },
    { status: STATUS[reason] ?? 422, headers: { 'Cache-Control': 'no-store' } },
  )
}
