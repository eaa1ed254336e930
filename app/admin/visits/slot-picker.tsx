'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import { Field } from '@/components/ui/field'
import { XIcon } from '@/components/ui/icons'
import { Select } from '@/components/ui/select'
import { formatMinutes } from '@/lib/licensing/visits/slot-text'
import {
  CLOSES,
  LENGTHS,
  MOST_SLOTS,
  OPENS,
  type SlotInput,
  STEP_MINUTES,
} from '@/lib/licensing/visits/slots'
import { formatWeekday, ZONES } from '@/lib/time'
import type { PickerData } from './picker-days'

interface SlotPickerProps {
  data: PickerData
  slots: SlotInput[]
  onChange: (slots: SlotInput[]) => void
}

/** Working days ahead, and of the one picked the hours, with what the inspector does that day already. */
export function SlotPicker({ data, slots, onChange }: SlotPickerProps) {
  const t = useTranslations('visits.propose')
  const locale = useLocale()
  const [minutes, setMinutes] = useState<number>(LENGTHS[0])
  const [day, setDay] = useState(() => data.days.find((one) => !one.is_absent)?.day ?? '')
  const picked = data.days.find((one) => one.day === day)
  const starts = Array.from(
    { length: Math.floor((CLOSES - OPENS - minutes) / STEP_MINUTES) + 1 },
    (_, index) => OPENS + index * STEP_MINUTES,
  )
  const length = (count: number) =>
    t('minutes', { hours: Math.floor(count / 60), half: count % 60 === 0 ? 'no' : 'yes' }).trim()
  const clashOf = (from: number) => picked?.busy.find((one) => from < one.to && one.from < from + minutes)
  const isPicked = (from: number) => slots.some((slot) => slot.day === day && slot.from === from)
  const meetsPicked = (from: number) =>
    slots.some((slot) => slot.day === day && from < slot.from + slot.minutes && slot.from < from + minutes)

  const toggle = (from: number) =>
    onChange(
      isPicked(from)
        ? slots.filter((slot) => slot.day !== day || slot.from !== from)
        : [...slots, { day, from, minutes }].sort(
            (one, other) => one.day.localeCompare(other.day) || one.from - other.from,
          ),
    )

  return (
    <div className="grid gap-4">
      <div className="grid gap-3 sm:grid-cols-[3fr_2fr]">
        <Field id="visit-day" label={t('day')}>
          <Select
            id="visit-day"
            value={day}
            onChange={(event) => setDay(event.target.value)}
            options={data.days.map((one) => {
              const label = formatWeekday(one.day, locale)
              return {
                value: one.day,
                label: one.is_absent ? t('absent', { day: label }) : label,
                disabled: one.is_absent,
              }
            })}
          />
        </Field>
        <Field id="visit-length" label={t('length')}>
          <Select
            id="visit-length"
            value={String(minutes)}
            onChange={(event) => setMinutes(Number(event.target.value))}
            options={LENGTHS.map((count) => ({ value: String(count), label: length(count) }))}
          />
        </Field>
      </div>
      <fieldset>
        <legend className="mb-1.5 font-semibold">{t('times')}</legend>
        <div className="grid grid-cols-4 gap-2 sm:grid-cols-5">
          {starts.map((from) => {
            const clash = clashOf(from)
            const time = formatMinutes(from)
            const isOff =
              clash !== undefined ||
              (!isPicked(from) && (meetsPicked(from) || slots.length >= MOST_SLOTS || !picked))
            return (
              <button
                key={from}
                type="button"
                disabled={isOff}
                aria-pressed={isPicked(from)}
                aria-label={clash ? t('taken', { time, number: clash.number }) : time}
                title={clash?.number}
                onClick={() => toggle(from)}
                className={cx(
                  'min-h-11 rounded-md border font-semibold tabular-nums',
                  isPicked(from)
                    ? 'border-primary bg-primary text-primary-ink'
                    : 'border-line-strong bg-card enabled:hover:border-primary enabled:hover:bg-primary-soft',
                  isOff && 'text-ink-soft opacity-60',
                  clash && 'line-through',
                )}
              >
                {time}
              </button>
            )
          })}
        </div>
        <p className="mt-2 text-sm text-ink-soft">
          {picked && picked.busy.length > 0
            ? `${t('others')}: ${picked.busy
                .map((one) => `${formatMinutes(one.from)}–${formatMinutes(one.to)} (${one.number})`)
                .join(', ')}`
            : t('noOthers')}
        </p>
      </fieldset>
      <div>
        <p role="status" className="font-semibold">
          {t('chosen', { count: slots.length })}
        </p>
        <ul className="mt-1 divide-y divide-line">
          {slots.map((slot) => {
            const words = `${formatWeekday(slot.day, locale)}, ${formatMinutes(slot.from)}–${formatMinutes(slot.from + slot.minutes)} ${ZONES[data.zone]}`
            return (
              <li key={`${slot.day} ${slot.from}`} className="flex items-center justify-between gap-2">
                <span className="min-w-0">{words}</span>
                <Button
                  variant="quiet"
                  className="w-11 shrink-0 px-0"
                  aria-label={t('remove', { time: words })}
                  icon={<XIcon />}
                  onClick={() => onChange(slots.filter((other) => other !== slot))}
                />
              </li>
            )
          })}
        </ul>
      </div>
    </div>
  )
}
