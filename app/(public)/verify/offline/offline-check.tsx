'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DescriptionList } from '@/components/ui/description-list'
import { describedBy, Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Textarea } from '@/components/ui/textarea'
import type { KeySet, SignedLicense } from '@/lib/licensing/signing/payload'
import { type Verdict, verifySigned } from '@/lib/licensing/signing/verify'
import { dayOf, formatDay } from '@/lib/time'

/** The signature out of what was pasted: a whole address carries it behind the hash. */
function signatureIn(text: string): string {
  return text.trim().split('#').at(-1)?.trim() ?? ''
}

/** Checks a pasted or scanned signature against the keys of the page. Nothing is sent anywhere. */
export function OfflineCheck({ keySet, locale }: { keySet: KeySet; locale: string }) {
  const t = useTranslations('licenses')
  const [text, setText] = useState('')
  const [verdict, setVerdict] = useState<Verdict>()
  const [isSupported, setSupported] = useState(true)

  const check = async (typed: string) => setVerdict(await verifySigned(signatureIn(typed), keySet))

  useEffect(() => {
    setSupported(Boolean(globalThis.crypto?.subtle))
    const scanned = window.location.hash.slice(1)
    if (!scanned) return
    setText(scanned)
    void verifySigned(scanned, keySet).then(setVerdict)
  }, [keySet])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    void check(text)
  }

  return (
    <div className="grid gap-5">
      {!isSupported && <Notice tone="warning">{t('offline.unsupported')}</Notice>}
      <form onSubmit={submit} className="grid gap-4">
        <Field id="signed" label={t('offline.input')} help={t('offline.inputHelp')}>
          <Textarea
            id="signed"
            rows={5}
            value={text}
            onChange={(event) => setText(event.target.value)}
            spellCheck={false}
            autoCapitalize="off"
            className="font-mono text-sm break-all"
            {...describedBy('signed', true, undefined)}
          />
        </Field>
        <Button type="submit" disabled={!isSupported}>
          {t('offline.check')}
        </Button>
      </form>
      <div aria-live="polite" className="grid gap-4">
        {verdict && (
          <Notice
            tone={verdict.verdict === 'genuine' ? 'success' : 'danger'}
            title={t(`verify.signed.${verdict.verdict}`)}
          >
            {verdict.verdict === 'genuine' ? t('offline.limits') : t(`verify.signed.${verdict.verdict}Text`)}
          </Notice>
        )}
        {verdict?.verdict === 'genuine' && <Facts license={verdict.license} locale={locale} />}
      </div>
    </div>
  )
}

function Facts({ license, locale }: { license: SignedLicense; locale: string }) {
  const t = useTranslations('licenses')
  const day = (value: string) => formatDay(value, locale)
  const today = dayOf(new Date())
  return (
    <>
      {license.until && license.until < today && <Notice tone="warning">{t('offline.ended')}</Notice>}
      {license.from && license.from > today && <Notice tone="warning">{t('offline.notBegun')}</Notice>}
      <DescriptionList
        items={[
          { term: t('detail.holder'), detail: license.holder },
          { term: t('detail.number'), detail: license.number },
          { term: t('detail.issuedOn'), detail: day(license.issued) },
          ...(license.from ? [{ term: t('detail.validFrom'), detail: day(license.from) }] : []),
          {
            term: t('detail.validUntil'),
            detail: license.until ? day(license.until) : t('detail.withoutEnd'),
          },
        ]}
      />
      <p>
        <a className="font-medium text-link underline" href={`/verify/${license.code}`}>
          {t('offline.online')}
        </a>
      </p>
    </>
  )
}
