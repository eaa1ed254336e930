import { Path, Svg } from '@react-pdf/renderer'
import QRCode from 'qrcode'
import { INK } from '@/lib/pdf/brand'

/** The modules of a QR code, with the little error correction that paper needs: what is signed makes it dense enough. */
export function qrMatrix(text: string) {
  return QRCode.create(text, { errorCorrectionLevel: 'L' }).modules
}

/** A QR code drawn as one path: sharp at any size, and nothing is loaded. `size` in points. */
export function QrCode({ text, size }: { text: string; size: number }) {
  const modules = qrMatrix(text)
  let path = ''
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) path += `M${column} ${row}h1v1h-1z`
    }
  }
  return (
    <Svg viewBox={`0 0 ${modules.size} ${modules.size}`} style={{ width: size, height: size }}>
      <Path d={path} fill={INK} />
    </Svg>
  )
}
