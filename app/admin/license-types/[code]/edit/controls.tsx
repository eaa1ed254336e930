'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Switch } from '@/components/ui/choice'
import { cx } from '@/components/ui/class-names'
import { describedBy, Field, FieldError } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { MoneyInput } from '@/components/ui/money-input'
import { type Option, Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { type Path, spotId } from './paths'
import { useSpot } from './use-editor'
import { useProblemText } from './use-problem-text'

export interface ControlProps {
  path: Path
  label: ReactNode
  help?: ReactNode
  /** May stay empty. */
  optional?: boolean
  className?: string
}

/** Id, error and hint of a control at a spot. */
export function useControl<Value>({ path, help, optional }: ControlProps) {
  const t = useTranslations('validation')
  const say = useProblemText()
  const spot = useSpot<Value>(path)
  const id = spotId(path)
  const error = spot.wrong.length > 0 ? spot.wrong.map(say).join(' ') : undefined
  return {
    ...spot,
    id,
    error,
    aria: describedBy(id, help, error),
    hint: optional ? t('form.optional') : undefined,
  }
}

/** A line of text. */
export function LineControl(
  props: ControlProps & { readOnly?: boolean; mono?: boolean; onType?: (value: string) => void },
) {
  const { value, change, id, error, hint, aria } = useControl<string>(props)
  return (
    <Field
      id={id}
      label={props.label}
      help={props.help}
      error={error}
      hint={hint}
      className={props.className}
    >
      <Input
        id={id}
        {...aria}
        value={value}
        readOnly={props.readOnly}
        autoComplete="off"
        className={cx(props.mono && 'font-mono', props.readOnly && 'bg-sunken')}
        onChange={(event) => (props.onType ?? change)(event.target.value)}
      />
    </Field>
  )
}

/** A text in both languages, side by side where there is room. */
export function TextControl(props: ControlProps & { long?: boolean; onType?: (id: string) => void }) {
  const t = useTranslations('definitionEditor')
  const helpId = `${spotId(props.path)}-help`
  return (
    <div className={cx('grid grid-cols-1 items-start gap-x-4 gap-y-3 sm:grid-cols-2', props.className)}>
      {(['id', 'en'] as const).map((language) => (
        <LanguageControl
          key={language}
          {...props}
          path={[...props.path, language]}
          label={
            <>
              {props.label} <span className="font-normal text-ink-soft">{t(`language.${language}`)}</span>
            </>
          }
          helpId={props.help ? helpId : undefined}
          onType={language === 'id' ? props.onType : undefined}
        />
      ))}
      {props.help && (
        <p id={helpId} className="-mt-1.5 text-ink-soft sm:col-span-2">
          {props.help}
        </p>
      )}
    </div>
  )
}

interface LanguageControlProps extends ControlProps {
  long?: boolean
  helpId: string | undefined
  onType?: (id: string) => void
}

function LanguageControl({ helpId, ...props }: LanguageControlProps) {
  const { value, change, id, error, hint, aria } = useControl<string>({ ...props, help: undefined })
  const Control = props.long ? Textarea : Input
  return (
    <Field id={id} label={props.label} error={error} hint={hint}>
      <Control
        id={id}
        {...aria}
        aria-describedby={[helpId, aria['aria-describedby']].filter(Boolean).join(' ') || undefined}
        value={value}
        autoComplete="off"
        onChange={(event: { target: { value: string } }) => (props.onType ?? change)(event.target.value)}
      />
    </Field>
  )
}

/** A number, or nothing. */
export function NumberControl(props: ControlProps & { placeholder?: string }) {
  const { value, change, id, error, hint, aria } = useControl<number | string | null>(props)
  return (
    <Field
      id={id}
      label={props.label}
      help={props.help}
      error={error}
      hint={hint}
      className={props.className}
    >
      <Input
        id={id}
        {...aria}
        type="number"
        step="any"
        inputMode="decimal"
        placeholder={props.placeholder}
        value={value ?? ''}
        onChange={(event) => change(event.target.value === '' ? null : Number(event.target.value))}
      />
    </Field>
  )
}

/** Whole rupiah, or nothing. */
export function RupiahControl(props: ControlProps) {
  const { value, change, id, error, hint, aria } = useControl<number | string | null>(props)
  return (
    <Field
      id={id}
      label={props.label}
      help={props.help}
      error={error}
      hint={hint}
      className={props.className}
    >
      <MoneyInput
        id={id}
        {...aria}
        value={value === null ? '' : String(value)}
        onValueChange={(digits) => change(digits === '' ? null : Number(digits))}
      />
    </Field>
  )
}

/** One of several; an empty choice is null. */
export function SelectControl(
  props: ControlProps & { options: Option[]; empty?: string; onChoose?: (value: string | null) => void },
) {
  const { value, change, id, error, hint, aria } = useControl<string | null>(props)
  return (
    <Field
      id={id}
      label={props.label}
      help={props.help}
      error={error}
      hint={hint}
      className={props.className}
    >
      <Select
        id={id}
        {...aria}
        options={props.options}
        placeholder={props.empty}
        value={value === null ? '' : String(value)}
        onChange={(event) => (props.onChoose ?? change)(event.target.value || null)}
      />
    </Field>
  )
}

/** Yes or no. */
export function SwitchControl(props: ControlProps) {
  const { value, change, id, error } = useControl<boolean>(props)
  return (
    <div id={id} className={props.className}>
      <Switch
        label={props.label}
        help={props.help}
        checked={value}
        onChange={(event) => change(event.target.checked)}
      />
      <FieldError id={id}>{error}</FieldError>
    </div>
  )
}

/** What is wrong at a spot that has no control of its own. */
export function SpotError({ path }: { path: Path }) {
  const { id, error } = useControl<unknown>({ path, label: '' })
  return (
    <div id={id} tabIndex={-1}>
      <FieldError id={id}>{error}</FieldError>
    </div>
  )
}
