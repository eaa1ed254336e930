import { cx } from '@/components/ui/class-names'
import { Field } from '@/components/ui/field'
import { DateInput, Input } from '@/components/ui/input'
import { type Option, Select } from '@/components/ui/select'

interface FilterFieldProps {
  name: string
  label: string
  value: string | undefined
  className?: string
}

const DENSE = 'sm:[&_.control]:min-h-9 sm:[&_.control]:text-sm'

/** A text to filter by. */
export function FilterText(props: FilterFieldProps & { placeholder?: string }) {
  const id = `filter-${props.name}`
  return (
    <Field id={id} label={props.label} className={cx(DENSE, props.className)}>
      <Input
        id={id}
        name={props.name}
        type="search"
        defaultValue={props.value}
        placeholder={props.placeholder}
        maxLength={100}
        className="control"
      />
    </Field>
  )
}

/** One of a few to filter by; `all` is the line for "no filter". */
export function FilterSelect(props: FilterFieldProps & { options: Option[]; all: string }) {
  const id = `filter-${props.name}`
  return (
    <Field id={id} label={props.label} className={cx(DENSE, props.className)}>
      <Select
        id={id}
        name={props.name}
        defaultValue={props.value ?? ''}
        options={props.options}
        placeholder={props.all}
      />
    </Field>
  )
}

/** A day to filter by. */
export function FilterDay(props: FilterFieldProps) {
  const id = `filter-${props.name}`
  return (
    <Field id={id} label={props.label} className={cx(DENSE, props.className)}>
      <DateInput id={id} name={props.name} defaultValue={props.value} />
    </Field>
  )
}
