import { z } from 'zod'

/** What a stored file may be. Decided by its content; the names and declared types of browsers are only hints. */
export const CONTENT_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const
export type ContentType = (typeof CONTENT_TYPES)[number]

/** For `<input type="file" accept>`. */
export const UPLOAD_ACCEPT = '.pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png'

/** Kinds with a name of their own in the library. Licence types may ask for others, which are listed as "other". */
export const DOCUMENT_KINDS = [
  'ktp',
  'npwp',
  'nib',
  'deed',
  'premises_photo',
  'product_photo',
  'label',
  'logo',
  'signature',
  'statement',
  'certificate',
  'payment_proof',
  'other',
] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** A document as lists, forms and the case screen show it. */
export type DocumentSummary = {
  id: string
  file_name: string
  content_type: string
  size_bytes: number
  kind: string
  created_at: Date
}

/** Where a file belongs: a company's library, the onboarding that its uploader has under way, or a visit of the office. */
export type DocumentScope =
  | { company: string }
  | { workflow: true }
  | { visit: string; checklist_key: string | null; taken_at: Date }

/** Why a file was not taken; each is a key below `documents.refused`. */
export const UPLOAD_REFUSALS = [
  'fileMissing',
  'fileEmpty',
  'fileTooLarge',
  'fileType',
  'fileMislabelled',
  'imageDamaged',
  'imageTooLarge',
  'pdfDamaged',
  'pdfLocked',
  'tooManyFiles',
  'storageLimit',
  'noWorkflow',
  'visitOver',
  'invalid',
] as const
export type UploadRefusal = (typeof UPLOAD_REFUSALS)[number]

/** The fields beside the file. `upload_key` is made by the client, so that a repeated request stores nothing twice. */
export const uploadSchema = z
  .object({
    company: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .max(60)
      .optional(),
    workflow: z.literal('1').optional(),
    visit: z.uuid().optional(),
    /** Of a picture at a visit: what it shows, and when it was taken. */
    checklist_key: z.string().max(60).optional(),
    taken_at: z.iso.datetime().optional(),
    kind: z.string().regex(/^[a-z][a-z0-9_]{1,40}$/),
    upload_key: z.uuid().optional(),
  })
  .refine(
    ({ company, workflow, visit }) =>
      [company, workflow, visit].filter((of) => of !== undefined).length === 1,
  )

/** Files that one company, one onboarding or one visit may hold. Far above what anyone needs; there to stop a flood. */
export const MAX_DOCUMENTS = { company: 1000, workflow: 60, visit: 60 } as const
