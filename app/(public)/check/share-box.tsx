import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { CopyIcon, PrinterIcon, SendIcon } from '@/components/ui/icons'
import { Input } from '@/components/ui/input'
import { env } from '@/lib/env'
import { type CheckQuery, checkHref } from '@/lib/licensing/finder/check-query'
import { dayOf, formatDay } from '@/lib/time'

/** The link to this answer, to see and to select; the buttons show themselves where the page's script has run. */
export function ShareBox({ query }: { query: CheckQuery }) {
  const t = useTranslations('check')
  const locale = useLocale()
  const link = new URL(checkHref(query), env().APP_URL).href
  return (
    <section id="check-share">
      <div className="grid gap-3 rounded-lg border border-line bg-card p-5 print:hidden">
        <div>
          <h2 className="text-lg font-bold">{t('share')}</h2>
          <p className="text-ink-soft">{t('shareText')}</p>
        </div>
        <Field id="check-link" label={t('shareLink')} hideLabel>
          <Input id="check-link" readOnly defaultValue={link} />
        </Field>
        <div className="flex flex-wrap gap-2">
          <Button
            variant="secondary"
            icon={<CopyIcon size={18} />}
            data-act="copy"
            data-done={t('copied')}
            hidden
            suppressHydrationWarning
          >
            {t('copy')}
          </Button>
          <Button
            variant="secondary"
            icon={<SendIcon size={18} />}
            data-act="send"
            hidden
            suppressHydrationWarning
          >
            {t('send')}
          </Button>
          <Button
            variant="secondary"
            icon={<PrinterIcon size={18} />}
            data-act="print"
            hidden
            suppressHydrationWarning
          >
            {t('print')}
          </Button>
          <span role="status" className="self-center text-success" suppressHydrationWarning />
        </div>
      </div>
      <p className="hidden text-sm break-all print:block">
        {t('printed', { day: formatDay(dayOf(new Date()), locale), link })}
      </p>
    </section>
  )
}
