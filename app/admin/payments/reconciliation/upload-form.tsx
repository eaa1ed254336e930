import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { UploadIcon } from '@/components/ui/icons'
import { DateInput } from '@/components/ui/input'

/** A form of the browser's own: the file goes to a route, and the answer is a page. */
export function UploadForm() {
  const t = useTranslations('reconciliation.upload')
  return (
    <Card title={t('title')} lead={t('text')}>
      <form
        method="post"
        action="/admin/payments/reconciliation/upload"
        encType="multipart/form-data"
        className="grid gap-4"
      >
        <div className="grid items-start gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]">
          <Field id="file" label={t('file')}>
            <input
              id="file"
              name="file"
              type="file"
              accept=".csv,text/csv"
              required
              className="control py-2"
            />
          </Field>
          <Field id="from_on" label={t('from')}>
            <DateInput id="from_on" name="from_on" aria-describedby="span-help" />
          </Field>
          <Field id="to_on" label={t('to')}>
            <DateInput id="to_on" name="to_on" aria-describedby="span-help" />
          </Field>
        </div>
        <p id="span-help" className="text-ink-soft">
          {t('spanHelp')}
        </p>
        <div>
          <Button type="submit" icon={<UploadIcon size={18} />}>
            {t('submit')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
