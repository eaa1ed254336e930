import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { describedBy, Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

/** Asks for the code on a certificate. A plain form: it works without any script. */
export async function CodeForm({ code, error }: { code?: string; error?: string }) {
  const t = await getTranslations('review.verify')
  return (
    <form method="get" action="/verify" className="grid gap-4">
      <Field id="code" label={t('code')} help={t('codeHelp')} error={error}>
        <Input
          id="code"
          name="code"
          required
          maxLength={60}
          defaultValue={code}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          className="font-mono tracking-wider uppercase"
          {...describedBy('code', true, error)}
        />
      </Field>
      <Button type="submit" size="lg">
        {t('check')}
      </Button>
    </form>
  )
}
