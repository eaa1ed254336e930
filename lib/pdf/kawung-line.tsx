import { Ellipse, G, Svg } from '@react-pdf/renderer'

// Points. Twenty fill the width between the margins of A4.
const TILES = 20
const KAWUNG_TILE = (595.28 - 2 * 56) / TILES

const CENTRE = KAWUNG_TILE / 2

/** The kawung in a fine line along the head of a printed page: four ovals around a point, again and again. */
export function KawungLine({ color }: { color: string }) {
  const width = TILES * KAWUNG_TILE
  return (
    <Svg viewBox={`0 0 ${width} ${KAWUNG_TILE}`} style={{ width, height: KAWUNG_TILE }}>
      {Array.from({ length: TILES }, (_, at) => at * KAWUNG_TILE).map((left) => (
        <G key={left} transform={`translate(${left}, 0)`}>
          {[45, 135, 225, 315].map((angle) => (
            <G key={angle} transform={`rotate(${angle}, ${CENTRE}, ${CENTRE})`}>
              <Ellipse cx={CENTRE} cy={3.8} rx={3.8} ry={7} fill="none" stroke={color} strokeWidth={0.6} />
            </G>
          ))}
          <Ellipse cx={CENTRE} cy={CENTRE} rx={0.8} ry={0.8} fill={color} />
        </G>
      ))}
    </Svg>
  )
}
