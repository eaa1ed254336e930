import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { describedBy, Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { TextLink } from '@/components/ui/link'
import { MOST_TYPED } from '@/lib/licensing/licenses/typed-code'

/** Asks for the code on a certificate. A plain form: it works without any script. */
export async function CodeForm({ code, error }: { code?: string; error?: string }) {
  const [t, own] = await Promise.all([getTranslations('review.verify'), getTranslations('licenses.verify')])
  return (
    <form method="get" action="/verify" className="grid gap-4">
      <Field id="code" label={t('code')} help={own('codeHelp')} error={error}>
        <Input
          id="code"
          name="code"
          required
          maxLength={MOST_TYPED}
          defaultValue={code}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          className="font-mono tracking-wider"
          {...describedBy('code', true, error)}
        />
      </Field>
      <Button type="submit" size="lg">
        {t('check')}
      </Button>
      <p>
        <TextLink plain href="/verify/offline">
          {own('offlineLink')}
        </TextLink>
      </p>
    </form>
  )
}
