import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { FilterIcon, XIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'

interface FilterFormProps {
  /** Where the list is. */
  action: string
  label: string
  /** Whether anything is filtered now. */
  active: boolean
  /** Columns of fields from 1024 px. */
  children: ReactNode
}

/** The filters of a list as a form that puts them into the address: no script, can be bookmarked. */
export function FilterForm({ action, label, active, children }: FilterFormProps) {
  const t = useTranslations('admin.filter')
  return (
    <search aria-label={label} className="mb-4 block rounded-lg border border-line bg-card p-4">
      <form method="get" action={action}>
        <div className="grid grid-cols-2 gap-3 lg:grid-cols-4 xl:grid-cols-6">{children}</div>
        <div className="mt-3 flex flex-wrap gap-2">
          <Button type="submit" size="sm" icon={<FilterIcon size={16} />} className="max-sm:min-h-11">
            {t('apply')}
          </Button>
          {active && (
            <ButtonLink
              href={action}
              size="sm"
              variant="quiet"
              icon={<XIcon size={16} />}
              className="max-sm:min-h-11"
            >
              {t('clear')}
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
  )
}
