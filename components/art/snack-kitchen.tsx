import { type ArtProps, Scene } from './scene'

/** Home-made food ready for sale: a pouch of chips, a jar of sambal, a scale, a chilli. */
export function SnackKitchen(props: ArtProps) {
  return (
    <Scene {...props}>
      <path d="M14 214h292" />
      <path d="M20 204h280v10H20Z" className="fill-art-kayu" />
      <Pouch />
      <Jar />
      <Scale />
    </Scene>
  )
}

function Pouch() {
  return (
    <g>
      <path d="M58 60h92l-6 20c10 40 10 84 4 124H60c-6-40-6-84 4-124Z" className="fill-art-kunyit" />
      <path d="M58 60h92l-6 20H64Z" className="fill-art-paper" />
      <path d="M64 72h80" strokeDasharray="3 5" strokeWidth="1.75" />
      <circle cx="104" cy="124" r="27" className="fill-art-paper" />
      <path
        d="M86 122c8-10 18-8 20 0-6 8-14 8-20 0ZM102 134c6-9 16-8 20 0-6 8-14 8-20 0ZM100 110c6-7 14-6 18 0-6 7-12 7-18 0Z"
        className="fill-art-kunyit-soft"
      />
      <path d="M78 166h52v22H78Z" className="fill-art-paper" />
      <path d="M86 174h36M86 181h22" strokeWidth="2" />
    </g>
  )
}

function Jar() {
  return (
    <g>
      <path d="M172 128h56q8 0 8 10v56q0 10-8 10h-56q-8 0-8-10v-56q0-10 8-10Z" className="fill-art-paper" />
      <path d="M164 148h72v46q0 10-8 10h-56q-8 0-8-10Z" className="fill-art-terakota" />
      <path d="M170 110h60v18h-60Z" className="fill-art-pandan" />
      <path d="M180 116v7M190 116v7M200 116v7M210 116v7M220 116v7" strokeWidth="1.75" />
      <path d="M176 158h48v30h-48Z" className="fill-art-paper" />
      <path d="M186 178c10 0 20-4 26-12M212 166c3-1 5-4 4-6" strokeWidth="2.5" />
    </g>
  )
}

function Scale() {
  return (
    <g>
      <path d="M254 158h36l8 46h-52Z" className="fill-art-nila" />
      <circle cx="272" cy="180" r="13" className="fill-art-paper" />
      <path d="M272 180l6-7" />
      <path d="M272 158v-12" strokeWidth="4" />
      <path d="M240 134h64c-2 9-12 13-32 13s-30-4-32-13Z" className="fill-art-nila-soft" />
      <path d="M252 134c4-14 16-16 20-2M268 132c6-14 20-12 22 2" className="fill-art-terakota" />
      <path d="M262 121c0-5 2-7 5-8M280 121c1-4 3-6 6-6" className="stroke-art-pandan" strokeWidth="3" />
    </g>
  )
}
