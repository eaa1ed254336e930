import { useTranslations } from 'next-intl'
import { TextLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'

interface MissingYearsProps {
  gaps: { year: number; deadlines: number }[]
  editable: boolean
}

/** The years that deadlines touch and whose holidays nobody has entered yet. */
export function MissingYears({ gaps, editable }: MissingYearsProps) {
  const t = useTranslations('admin.calendar')
  return gaps.map((gap) => (
    <Notice
      key={gap.year}
      tone="warning"
      className="mb-4"
      title={t('missing', { year: String(gap.year) })}
      actions={
        editable && (
          <TextLink href={`/admin/calendar/import?year=${gap.year}`}>
            {t('missingImport', { year: String(gap.year) })}
          </TextLink>
        )
      }
    >
      {t('missingText', { count: gap.deadlines })}
    </Notice>
  ))
}
