import type { MetadataRoute } from 'next'

/** Lets a phone keep Izinku on its home screen. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Izinku',
    short_name: 'Izinku',
    lang: 'id',
    start_url: '/',
    display: 'standalone',
    background_color: '#fbf9f4',
    theme_color: '#12162e',
    icons: [192, 512].map((side) => ({
      src: `/icon-${side}.png`,
      sizes: `${side}x${side}`,
      type: 'image/png',
    })),
  }
}
