import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { cleanFileName, contentDisposition, nameFits } from './file-name'
import { drawThumbnail, inspectFile } from './inspection'
import { pdf, photo, png } from './testing-files'

async function reasonOf(bytes: Uint8Array, name: string) {
  const result = await inspectFile(bytes, name)
  return result.ok ? 'ok' : result.reason
}

describe('what is taken', () => {
  it('takes PDF, JPEG and PNG by their content', async () => {
    expect(await reasonOf(pdf(), 'akta.pdf')).toBe('ok')
    expect(await reasonOf(await photo(), 'ktp.jpg')).toBe('ok')
    expect(await reasonOf(await png(), 'logo.png')).toBe('ok')
  })

  it('takes a picture under another picture name, and gives it the right one', async () => {
    const result = await inspectFile(await png(), 'IMG_0001.JPG')
    expect(result).toMatchObject({ ok: true, file: { content_type: 'image/png', file_name: 'IMG_0001.png' } })
  })

  it('turns a photo upright and leaves behind where it was taken', async () => {
    const before = await photo(120, 80)
    expect((await sharp(before).metadata()).exif).toBeDefined()
    const result = await inspectFile(before, 'ktp.jpg')
    if (!result.ok) throw new Error(result.reason)
    const after = await sharp(result.file.bytes).metadata()
    expect(after.exif).toBeUndefined()
    expect(after.orientation).toBeUndefined()
    expect([after.width, after.height]).toEqual([80, 120])
    expect(Buffer.from(result.file.bytes).includes('Telepon Sari')).toBe(false)
  })

  it('bounds the sides of a large picture', async () => {
    const result = await inspectFile(await png(6000, 300), 'panjang.png')
    if (!result.ok) throw new Error(result.reason)
    expect((await sharp(result.file.bytes).metadata()).width).toBe(3600)
  })

  it('draws a small picture for lists', async () => {
    expect((await sharp(await drawThumbnail(await png(900, 300))).metadata()).width).toBe(320)
  })
})

describe('what is refused', () => {
  it('nothing, or something else', async () => {
    expect(await reasonOf(new Uint8Array(), 'ktp.jpg')).toBe('fileEmpty')
    expect(await reasonOf(Buffer.from('MZ\x90\x00 program'), 'ktp.jpg')).toBe('fileType')
    expect(await reasonOf(Buffer.from('<script>alert(1)</script>'), 'ktp.png')).toBe('fileType')
    expect(await reasonOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'logo.png')).toBe(
      'fileType',
    )
  })

  it('a name that contradicts the content', async () => {
    expect(await reasonOf(await photo(), 'akta.pdf')).toBe('fileMislabelled')
    expect(await reasonOf(pdf(), 'ktp.jpg')).toBe('fileMislabelled')
    expect(await reasonOf(await photo(), 'foto.exe')).toBe('fileMislabelled')
  })

  it('pictures that end too early', async () => {
    const whole = await photo(400, 300)
    expect(await reasonOf(whole.subarray(0, whole.length / 2), 'ktp.jpg')).toBe('imageDamaged')
    const drawing = await sharp(await photo(400, 300))
      .png()
      .toBuffer()
    expect(await reasonOf(drawing.subarray(0, drawing.length / 2), 'ktp.png')).toBe('imageDamaged')
  })

  it('a picture that would unfold into gigabytes', async () => {
    const bomb = await sharp({ create: { width: 16_000, height: 6000, channels: 3, background: '#000' } })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(await reasonOf(bomb, 'bom.png')).toBe('imageTooLarge')
  })

  it('PDFs that are locked, cut off or only look like one', async () => {
    expect(await reasonOf(pdf('/Encrypt 9 0 R'), 'akta.pdf')).toBe('pdfLocked')
    expect(await reasonOf(pdf().subarray(0, 150), 'akta.pdf')).toBe('pdfDamaged')
    expect(await reasonOf(Buffer.from('%PDF-9.9 halo'), 'akta.pdf')).toBe('pdfDamaged')
  })
})

describe('names', () => {
  it.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\Sari\\akta  usaha.pdf', 'akta usaha.pdf'],
    ['tagihan\u202Efdp.pdf', 'tagihanfdp.pdf'],
    ['<img src=x>.pdf', 'img src=x.pdf'],
    ['.pdf', 'berkas.pdf'],
    ['', 'berkas.pdf'],
  ])('%j is kept as %j', (given, kept) => {
    expect(cleanFileName(given, 'application/pdf')).toBe(kept)
  })

  it('stay short', () => {
    expect([...cleanFileName(`${'é'.repeat(400)}.pdf`, 'application/pdf')].length).toBeLessThanOrEqual(120)
  })

  it('without an ending fit anything', () => {
    expect(nameFits('scan', 'application/pdf')).toBe(true)
  })

  it('cannot break out of a header', () => {
    const header = contentDisposition('attachment', 'kue "lapis"\r\nX: y ñ.pdf')
    expect(header).not.toMatch(/[\r\n]/)
    expect(header).toContain('attachment; filename="kue lapis')
    expect(header).toContain("filename*=UTF-8''kue%20%22lapis%22")
  })
})
