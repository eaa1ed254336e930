import sharp from 'sharp'

// Files for the tests, drawn here so that the repository carries no binaries.

/** A picture of noise (so that it does not shrink to nothing), taken on its side, with the place where it was taken. */
export async function photo(width = 120, height = 80): Promise<Buffer> {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .jpeg()
    .withMetadata({
      orientation: 6,
      exif: {
        IFD0: { Model: 'Telepon Sari' },
        IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '6/1 55/1 0/1' },
      },
    })
    .toBuffer()
}

export async function png(width = 40, height = 40): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 4, background: '#3b4ba8' } })
    .png()
    .toBuffer()
}

export function pdf(extra = ''): Buffer {
  const body = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R${extra}>>
startxref
0
%%EOF
`
  return Buffer.from(body, 'latin1')
}
