import { useTranslations } from 'next-intl'
import { Button } from './button'
import { SearchIcon } from './icons'
import { Input } from './input'

interface SearchFormProps {
  /** What can be searched for; label and placeholder in one. */
  label: string
  name?: string
  defaultValue?: string
  /** Where the results are; the page itself when absent. */
  action?: string
  /** Other parts of the address to keep, such as the chosen filters. */
  keep?: Record<string, string | undefined>
  className?: string
}

/** A search that is part of the address: works without a script and can be bookmarked. */
export function SearchForm({
  label,
  name = 'q',
  defaultValue,
  action,
  keep = {},
  className,
}: SearchFormProps) {
  const t = useTranslations('common')
  return (
    <search className={className}>
      <form method="get" action={action}>
        {Object.entries(keep).map(
          ([key, value]) => value && <input key={key} type="hidden" name={key} value={value} />,
        )}
        <div className="flex gap-2">
          <Input
            type="search"
            name={name}
            aria-label={label}
            placeholder={label}
            defaultValue={defaultValue}
            start={<SearchIcon />}
            className="min-w-0 flex-1"
          />
          <Button type="submit" variant="secondary">
            {t('action.search')}
          </Button>
        </div>
      </form>
    </search>
  )
}
