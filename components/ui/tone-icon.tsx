import type { Icon } from './icon'
import {
  CircleAlertIcon,
  CircleCheckIcon,
  CircleDashedIcon,
  CircleDotIcon,
  InfoIcon,
  TriangleAlertIcon,
} from './icons'
import type { Tone } from './tone'

/** The icon that goes with a tone unless a better one is given: a state is never colour alone. */
export const TONE_ICON: Record<Tone, Icon> = {
  neutral: CircleDashedIcon,
  info: InfoIcon,
  success: CircleCheckIcon,
  warning: TriangleAlertIcon,
  danger: CircleAlertIcon,
  primary: CircleDotIcon,
}
