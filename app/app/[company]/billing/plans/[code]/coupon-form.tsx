import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { describedBy, Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { CouponRefusal } from '@/lib/billing/catalogue/coupons'

interface CouponFormProps {
  action: string
  keep: Record<string, string | undefined>
  code: string | undefined
  refusal: CouponRefusal | null
}

/** Asks for a coupon and shows the preview anew. A form that asks, so that it works without a script. */
export function CouponForm({ action, keep, code, refusal }: CouponFormProps) {
  const t = useTranslations('subscriptions.coupon')
  const reasons = useTranslations('catalogue.couponReason')
  const error = refusal ? reasons(refusal) : undefined
  return (
    <form method="get" action={action} className="mt-5 border-t border-line pt-4">
      {Object.entries(keep).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <div className="grid grid-cols-[minmax(0,16rem)_auto] items-start justify-start gap-2">
        <Field id="coupon" label={t('label')} error={error}>
          <Input
            id="coupon"
            name="coupon"
            defaultValue={code}
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            {...describedBy('coupon', undefined, error)}
          />
        </Field>
        <Button type="submit" variant="secondary" className="mt-[1.875rem]">
          {t('use')}
        </Button>
      </div>
    </form>
  )
}
