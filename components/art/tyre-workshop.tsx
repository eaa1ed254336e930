import { type ArtProps, Scene } from './scene'

/** A roadside workshop that mends tyres: a stack of them, a wheel being filled, the orange compressor, the board. */
export function TyreWorkshop(props: ArtProps) {
  return (
    <Scene {...props}>
      <path d="M14 214h292" />
      <Board />
      {[190, 166, 142].map((y, index) => (
        <LyingTyre key={y} y={y} x={index % 2 === 0 ? 28 : 34} />
      ))}
      <path d="M52 142c0-10 10-16 24-16s24 6 24 16" className="fill-art-dark" />
      <Compressor />
      <path d="M236 168c-8-22-24-8-30-24s8-24-4-32" strokeWidth="3.5" className="stroke-art-terakota" />
      <UprightWheel />
    </Scene>
  )
}

function Board() {
  return (
    <g>
      <path d="M238 96v76M224 30h0" strokeWidth="4" />
      <rect x="182" y="30" width="116" height="66" rx="6" className="fill-art-kunyit" />
      <g stroke="none" textAnchor="middle" fontWeight="800" className="fill-[#12162e]">
        <text x="240" y="59" fontSize="21" letterSpacing="2">
          TAMBAL
        </text>
        <text x="240" y="83" fontSize="21" letterSpacing="4">
          BAN
        </text>
      </g>
    </g>
  )
}

function LyingTyre({ x, y }: { x: number; y: number }) {
  return (
    <g>
      <rect x={x} y={y} width="92" height="24" rx="11" className="fill-art-dark" />
      <path
        d={[14, 26, 38, 50, 62, 74].map((step) => `M${x + step} ${y + 6}l6 6-6 6`).join('')}
        className="stroke-art-nila-soft"
        strokeWidth="1.75"
      />
    </g>
  )
}

function UprightWheel() {
  const spokes = [0, 30, 60, 90, 120, 150]
  return (
    <g>
      <circle cx="170" cy="170" r="44" className="fill-art-dark" />
      <circle cx="170" cy="170" r="29" className="fill-art-paper" />
      {spokes.map((angle) => (
        <path key={angle} d="M170 141v58" strokeWidth="1.5" transform={`rotate(${angle} 170 170)`} />
      ))}
      <circle cx="170" cy="170" r="8" className="fill-art-kunyit" />
      <path
        d="M170 126v7M170 207v7M126 170h7M207 170h7M139 139l5 5M196 196l5 5M201 139l-5 5M144 196l-5 5"
        className="stroke-art-nila-soft"
      />
      <path d="M196 146l6-34" strokeWidth="3" />
    </g>
  )
}

function Compressor() {
  return (
    <g>
      <circle cx="236" cy="206" r="8" className="fill-art-dark" />
      <circle cx="286" cy="206" r="8" className="fill-art-dark" />
      <rect x="222" y="172" width="78" height="30" rx="15" className="fill-art-terakota" />
      <path d="M244 172v-14h30v14Z" className="fill-art-nila" />
      <path d="M250 164h18M300 182h8" />
      <circle cx="232" cy="166" r="6" className="fill-art-paper" />
      <path d="M232 166l3-3" strokeWidth="1.75" />
    </g>
  )
}
