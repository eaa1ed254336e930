import { useTranslations } from 'next-intl'

/** A span of time in its largest unit: "3 menit". */
export function Duration({ seconds, ago = false }: { seconds: number; ago?: boolean }) {
  const t = useTranslations('system.duration')
  const whole = Math.max(0, Math.round(seconds))
  const text =
    whole < 90
      ? t('seconds', { count: whole })
      : whole < 5400
        ? t('minutes', { count: Math.round(whole / 60) })
        : whole < 172_800
          ? t('hours', { count: Math.round(whole / 3600) })
          : t('days', { count: Math.round(whole / 86_400) })
  return <span className="whitespace-nowrap">{ago ? t('ago', { span: text }) : text}</span>
}
