import { Ellipse, G, Svg } from '@react-pdf/renderer'

/** Side of one kawung on paper, in points. */
export const KAWUNG_TILE = 24

/** The kawung in a fine line along the head of a certificate: four ovals around a point, again and again. */
export function KawungLine({ tiles, color }: { tiles: number; color: string }) {
  const width = tiles * KAWUNG_TILE
  return (
    <Svg viewBox={`0 0 ${width} ${KAWUNG_TILE}`} style={{ width, height: KAWUNG_TILE }}>
      {Array.from({ length: tiles }, (_, at) => at * KAWUNG_TILE).map((left) => (
        <G key={left} transform={`translate(${left}, 0)`}>
          {[45, 135, 225, 315].map((angle) => (
            <G key={angle} transform={`rotate(${angle}, 12, 12)`}>
              <Ellipse cx={12} cy={3.8} rx={3.8} ry={7} fill="none" stroke={color} strokeWidth={0.6} />
            </G>
          ))}
          <Ellipse cx={12} cy={12} rx={0.8} ry={0.8} fill={color} />
        </G>
      ))}
    </Svg>
  )
}
