import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { sha256 } from '@/lib/crypto'
import { cleanFileName, nameFits } from './file-name'
import { CONTENT_TYPES, type ContentType, type UploadRefusal } from './schema'

/** A file that may be stored, as it will be stored. */
export type InspectedFile = {
  bytes: Uint8Array
  content_type: ContentType
  file_name: string
  sha256: string
}

export type Inspection = { ok: true; file: InspectedFile } | { ok: false; reason: UploadRefusal }

/** Longest side of a stored picture: an A4 sheet at 300 dots per inch has 3508. */
const MAX_SIDE = 3600

/** A picture of more pixels is not decoded at all: a few kilobytes can unfold into gigabytes. */
const MAX_PIXELS = 80_000_000

/**
 * Looks into an uploaded file. Pictures are decoded whole, so that a truncated one is noticed, turned upright, bounded in
 * size and written anew, which leaves behind where and with what they were taken. PDFs stay as they are.
 */
export async function inspectFile(bytes: Uint8Array, fileName: string): Promise<Inspection> {
  if (bytes.byteLength === 0) return { ok: false, reason: 'fileEmpty' }
  const detected = await fileTypeFromBuffer(bytes).catch(() => undefined)
  const contentType = CONTENT_TYPES.find((type) => type === detected?.mime)
  if (!contentType) return { ok: false, reason: looksLikePdf(bytes) ? 'pdfDamaged' : 'fileType' }
  if (!nameFits(fileName, contentType)) return { ok: false, reason: 'fileMislabelled' }
  const result = contentType === 'application/pdf' ? checkPdf(bytes) : await redrawPicture(bytes, contentType)
  if (!result.ok) return result
  return {
    ok: true,
    file: {
      bytes: result.bytes,
      content_type: contentType,
      file_name: cleanFileName(fileName, contentType),
      sha256: sha256(result.bytes),
    },
  }
}

type Checked = { ok: true; bytes: Uint8Array } | { ok: false; reason: UploadRefusal }

async function redrawPicture(bytes: Uint8Array, contentType: ContentType): Promise<Checked> {
  try {
    const { width, height } = await sharp(bytes).metadata()
    if (width * height > MAX_PIXELS) return { ok: false, reason: 'imageTooLarge' }
    const picture = sharp(bytes, { failOn: 'truncated', limitInputPixels: MAX_PIXELS })
      .autoOrient()
      .resize(MAX_SIDE, MAX_SIDE, { fit: 'inside', withoutEnlargement: true })
    const drawn = contentType === 'image/png' ? picture.png() : picture.jpeg({ quality: 86 })
    return { ok: true, bytes: await drawn.toBuffer() }
  } catch (error) {
    // sharp names only this case by its text; everything else it throws means that the picture cannot be read.
    const tooLarge = error instanceof Error && error.message.includes('pixel limit')
    return { ok: false, reason: tooLarge ? 'imageTooLarge' : 'imageDamaged' }
  }
}

/** The frame of a PDF (ISO 32000-1, 7.5): header at the start, end mark within the last kilobytes, no lock in the trailer. */
function checkPdf(bytes: Uint8Array): Checked {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (!/^%PDF-[12]\.\d/.test(text)) return { ok: false, reason: 'pdfDamaged' }
  const tail = text.slice(-4096)
  if (!tail.includes('%%EOF') || !tail.includes('startxref')) return { ok: false, reason: 'pdfDamaged' }
  if (!/\b\d+\s+\d+\s+obj\b/.test(text)) return { ok: false, reason: 'pdfDamaged' }
  if (/\/Encrypt\s*(\d+\s+\d+\s+R|<<)/.test(text)) return { ok: false, reason: 'pdfLocked' }
  return { ok: true, bytes }
}

function looksLikePdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).toString('latin1').includes('%PDF')
}

/** A small JPEG of a stored picture for lists, at most 320 pixels wide. */
export async function drawThumbnail(bytes: Uint8Array): Promise<Uint8Array> {
  return sharp(bytes, { limitInputPixels: MAX_PIXELS })
    .resize(320, 320, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 76 })
    .toBuffer()
}
