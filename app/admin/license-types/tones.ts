import type { Tone } from '@/components/ui/tone'
import type { TypeStatus } from '@/lib/licensing/definitions/type-queries'

export const TYPE_TONES: Record<TypeStatus, Tone> = {
  draft: 'neutral',
  published: 'success',
  retired: 'warning',
}
