/** What a state means to the one who reads it. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger' | 'primary'

/** Text, soft ground and hairline of each tone. */
export const TONE_CLASS: Record<Tone, string> = {
  neutral: 'border-line bg-sunken text-ink',
  info: 'border-info-line bg-info-soft text-info',
  success: 'border-success-line bg-success-soft text-success',
  warning: 'border-warning-line bg-warning-soft text-warning',
  danger: 'border-danger-line bg-danger-soft text-danger',
  primary: 'border-primary-line bg-primary-soft text-link',
}
