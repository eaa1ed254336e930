import { useTranslations } from 'next-intl'
import { actionText, entityText } from '@/components/admin/audit-words'
import { FilterDay, FilterSelect, FilterText } from '@/components/admin/filter-field'
import { FilterForm } from '@/components/admin/filter-form'
import { ACTOR_KINDS, type AuditFilter } from '@/lib/audit/filter'

interface AuditFiltersProps {
  filter: AuditFilter
  words: { actions: string[]; entities: string[] }
  active: boolean
}

export function AuditFilters({ filter, words, active }: AuditFiltersProps) {
  const t = useTranslations('audit')
  const all = t('filter.all')
  const sorted = (options: { value: string; label: string }[]) =>
    options.sort((a, b) => a.label.localeCompare(b.label))
  return (
    <FilterForm action="/admin/audit" label={t('filter.label')} active={active}>
      <FilterText name="actor" label={t('filter.actor')} value={filter.actor} />
      <FilterSelect
        name="kind"
        label={t('filter.kind')}
        value={filter.kind}
        all={all}
        options={ACTOR_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
      />
      <FilterSelect
        name="action"
        label={t('filter.action')}
        value={filter.action}
        all={all}
        options={sorted(words.actions.map((action) => ({ value: action, label: actionText(t, action) })))}
      />
      <FilterSelect
        name="entity"
        label={t('filter.entity')}
        value={filter.entity}
        all={all}
        options={sorted(words.entities.map((entity) => ({ value: entity, label: entityText(t, entity) })))}
      />
      <FilterText name="q" label={t('filter.id')} value={filter.q} placeholder={t('filter.idHint')} />
      <FilterText
        name="company"
        label={t('filter.company')}
        value={filter.company}
        placeholder="warung-bu-sari"
      />
      <FilterDay name="from" label={t('filter.from')} value={filter.from} />
      <FilterDay name="to" label={t('filter.to')} value={filter.to} />
    </FilterForm>
  )
}
