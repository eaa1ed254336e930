import { type ArtProps, Scene } from './scene'

/** A signpost whose boards point nowhere: for pages that do not exist. */
export function Lost(props: ArtProps) {
  return (
    <Scene width={200} height={140} {...props}>
      <path d="M10 128h180M100 22v106" />
      <path d="M96 16h8v112h-8Z" className="fill-art-kayu" />
      <path d="M42 28h92l14 14-14 14H42Z" className="fill-art-kunyit" />
      <path d="M54 42h52" strokeWidth="3" strokeDasharray="10 7" />
      <path d="M156 66H76L62 80l14 14h80Z" className="fill-art-nila-soft" />
      <path d="M90 80h48" strokeWidth="3" strokeDasharray="10 7" />
      <path
        d="M34 128c-6-10-4-20 2-26 5 8 6 18-2 26ZM34 128c-10-2-16-8-16-16 9 1 15 7 16 16Z"
        className="fill-art-pandan"
      />
      <path d="M164 128c-4-8-2-16 4-20 4 6 3 14-4 20Z" className="fill-art-pandan" />
    </Scene>
  )
}
