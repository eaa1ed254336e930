import { type ArtProps, Awning, Scene } from './scene'

/** A hijab shop: three busts in the window, cloths on the rail, the awning above. */
export function HijabShop(props: ArtProps) {
  return (
    <Scene {...props}>
      <path d="M14 214h292" />
      <path d="M40 62h240v152H40Z" className="fill-art-shade" />
      <path d="M54 84h156v104H54Z" className="fill-art-paper" />
      <path d="M54 188h156v26H54Z" className="fill-art-kayu" />
      <Bust x={64} fill="fill-art-terakota" />
      <Bust x={110} fill="fill-art-nila" />
      <Bust x={156} fill="fill-art-pandan" />
      <path d="M224 92h44v122h-44Z" className="fill-art-nila-soft" />
      <path d="M232 100h28v44h-28Z" className="fill-art-langit" />
      <path d="M254 160v14" strokeWidth="4" />
      <path d="M238 122h16M246 114v16" strokeWidth="0" />
      <Awning x={26} width={268} y={36} stripes={9} fill="fill-art-nila" />
      <Cloths />
      <path d="M284 214v-16h16v16Z" className="fill-art-terakota" />
      <path
        d="M292 198c-10-4-12-14-10-22 8 4 12 12 10 22ZM292 198c8-4 10-12 8-20-6 4-10 12-8 20Z"
        className="fill-art-pandan"
      />
    </Scene>
  )
}

function Bust({ x, fill }: { x: number; fill: string }) {
  return (
    <g transform={`translate(${x} 100)`}>
      <path d="M6 32C2 12 9 0 22 0s20 12 16 32c8 10 12 28 10 44H-4C-6 60-2 42 6 32Z" className={fill} />
      <path d="M22 9c-7 0-11 6-11 14s4 15 11 15 11-7 11-15-4-14-11-14Z" className="fill-art-kayu" />
      <path d="M8 36c6 12 22 16 34 6M10 46c4 10 8 18 8 30" strokeWidth="1.75" />
      <path d="M22 76v12" strokeWidth="4" />
    </g>
  )
}

function Cloths() {
  const colours = ['fill-art-kunyit', 'fill-art-terakota', 'fill-art-langit', 'fill-art-pandan']
  return (
    <g>
      {colours.map((fill, index) => (
        <rect
          key={fill}
          x={66 + index * 36}
          y={194}
          width="30"
          height="13"
          rx="3"
          className={fill}
          strokeWidth="2"
        />
      ))}
    </g>
  )
}
