'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { AtSignIcon, XIcon } from '@/components/ui/icons'
import { Input } from '@/components/ui/input'
import { insertText } from '../desk/insert-text'

export interface Colleague {
  id: string
  name: string
}

interface MentionPickerProps {
  colleagues: Colleague[]
  chosen: Colleague[]
  onChange: (chosen: Colleague[]) => void
}

/** Calls colleagues to a note: opened by its button or by typing `@`. */
export function MentionPicker({ colleagues, chosen, onChange }: MentionPickerProps) {
  const t = useTranslations('review.mention')
  const place = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  const [search, setSearch] = useState('')
  const id = useId()
  const fieldOf = () => place.current?.closest('form')?.querySelector<HTMLTextAreaElement>('textarea')
  useEffect(() => {
    const field = place.current?.closest('form')?.querySelector('textarea')
    const listen = (event: Event) => (event as InputEvent).data === '@' && setOpen(true)
    field?.addEventListener('input', listen)
    return () => field?.removeEventListener('input', listen)
  }, [])
  const add = (colleague: Colleague) => {
    if (!chosen.some((one) => one.id === colleague.id)) onChange([...chosen, colleague])
    const field = fieldOf()
    if (field) insertText(field, field.value.endsWith('@') ? `${colleague.name} ` : `@${colleague.name} `)
    setOpen(false)
    setSearch('')
    field?.focus()
  }
  const found = colleagues.filter((one) => one.name.toLowerCase().includes(search.trim().toLowerCase()))
  return (
    <div ref={place} className="grid gap-2">
      {chosen.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {chosen.map((one) => (
            <li
              key={one.id}
              className="inline-flex items-center gap-1 rounded-full bg-primary-soft ps-2.5 font-medium"
            >
              {one.name}
              <Button
                variant="quiet"
                size="sm"
                className="w-8 px-0"
                aria-label={t('remove', { name: one.name })}
                icon={<XIcon size={14} />}
                onClick={() => onChange(chosen.filter((other) => other.id !== one.id))}
              />
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button
          variant="quiet"
          size="sm"
          icon={<AtSignIcon size={16} />}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {t('open')}
        </Button>
      </div>
      <div id={id} hidden={!isOpen} className="rounded-md border border-line bg-sunken p-2">
        {isOpen && (
          <>
            <Input
              type="search"
              aria-label={t('search')}
              placeholder={t('search')}
              value={search}
              autoFocus
              onChange={(event) => setSearch(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Escape') setOpen(false)
                if (event.key !== 'Enter') return
                event.preventDefault()
                const [first] = found
                if (first) add(first)
              }}
            />
            <ul className="mt-1 max-h-40 overflow-y-auto">
              {found.map((one) => (
                <li key={one.id}>
                  <button
                    type="button"
                    className="block w-full rounded-md px-2 py-1.5 text-start hover:bg-hover"
                    onClick={() => add(one)}
                  >
                    {one.name}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  )
}
