import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import type { Verdict } from '@/lib/licensing/signing/verify'

/** What the signature of a certificate proves; `differs` where it is genuine and our records say something else today. */
export async function SignedNotice({ verdict }: { verdict: Verdict['verdict'] | 'differs' }) {
  const t = await getTranslations('licenses.verify.signed')
  const tone = verdict === 'genuine' ? 'success' : verdict === 'differs' ? 'warning' : 'danger'
  return (
    <Notice tone={tone} title={t(verdict)}>
      {t(`${verdict}Text`)}
    </Notice>
  )
}
