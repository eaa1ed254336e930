'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import {
  ArrowDownIcon,
  ArrowUpIcon,
  ChevronDownIcon,
  CopyIcon,
  PlusIcon,
  Trash2Icon,
} from '@/components/ui/icons'
import { SpotError } from './controls'
import { type Path, spotId } from './paths'
import { countProblems, useEditor, useSpot } from './use-editor'

interface ItemListProps<Item> {
  path: Path
  /** Names the list for those who hear it. */
  label: string
  titleOf: (item: Item, index: number) => ReactNode
  noteOf?: (item: Item, index: number) => ReactNode
  make: () => Item
  copy?: (item: Item) => Item
  add: string
  max: number
  nested?: boolean
  children: (path: Path, item: Item, index: number) => ReactNode
}

/** Things in an order: opened one at a time, added, copied, moved and taken out by buttons that the keyboard reaches. */
export function ItemList<Item>(props: ItemListProps<Item>) {
  const { path, make, copy, max } = props
  const t = useTranslations('definitionEditor')
  const { open, setOpen, problems } = useEditor()
  const { value: items, change } = useSpot<Item[]>(path)
  const opened = open[path.join('.')] ?? null
  const focus = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (focus.current) document.getElementById(focus.current)?.focus()
    focus.current = undefined
  })
  const headId = (index: number) => `${spotId([...path, index])}-head`

  const insert = (index: number, item: Item) => {
    change(items.toSpliced(index, 0, item))
    setOpen(path, index)
    focus.current = headId(index)
  }
  const move = (index: number, by: -1 | 1) => {
    const item = items[index]
    const target = index + by
    if (item === undefined || target < 0 || target >= items.length) return
    change(items.toSpliced(index, 1).toSpliced(target, 0, item))
    if (opened === index) setOpen(path, target)
    else if (opened === target) setOpen(path, index)
    focus.current = `${spotId([...path, target])}-${by < 0 ? 'up' : 'down'}`
  }
  const remove = (index: number) => {
    change(items.toSpliced(index, 1))
    if (opened !== null && opened >= index) setOpen(path, opened === index ? null : opened - 1)
    focus.current = items.length > 1 ? headId(Math.max(0, index - 1)) : `${spotId(path)}-add`
  }

  return (
    <div className="grid gap-3">
      <SpotError path={path} />
      <ol aria-label={props.label} className="grid gap-2 empty:hidden">
        {items.map((item, index) => {
          const spot = [...path, index]
          const isOpen = opened === index
          const wrong = countProblems(problems, spot)
          const title = props.titleOf(item, index)
          const name = typeof title === 'string' && title ? title : String(index + 1)
          const tools = [
            { key: 'up', icon: <ArrowUpIcon size={18} />, act: () => move(index, -1), off: index === 0 },
            {
              key: 'down',
              icon: <ArrowDownIcon size={18} />,
              act: () => move(index, 1),
              off: index === items.length - 1,
            },
            ...(copy && items.length < max
              ? [
                  {
                    key: 'copy',
                    icon: <CopyIcon size={18} />,
                    act: () => insert(index + 1, copy(item)),
                    off: false,
                  },
                ]
              : []),
            { key: 'remove', icon: <Trash2Icon size={18} />, act: () => remove(index), off: false },
          ] as const
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a draft's things have no identity but their place.
            <li key={index} id={spotId(spot)} className="rounded-md border border-line-strong bg-card">
              <div className="flex flex-wrap items-center gap-x-2 pe-1">
                <button
                  type="button"
                  id={headId(index)}
                  aria-expanded={isOpen}
                  onClick={() => setOpen(path, isOpen ? null : index)}
                  onKeyDown={(event) => {
                    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
                    event.preventDefault()
                    move(index, event.key === 'ArrowUp' ? -1 : 1)
                  }}
                  className="flex min-h-11 min-w-44 flex-1 items-center gap-2 rounded-md px-3 py-2 text-start hover:bg-hover"
                >
                  <ChevronDownIcon
                    size={18}
                    className={cx('shrink-0 text-ink-soft', !isOpen && '-rotate-90')}
                  />
                  <span className="min-w-0">
                    <span className="block font-semibold break-words">
                      {title || <span className="text-ink-soft">{t('unnamed')}</span>}
                    </span>
                    {props.noteOf && (
                      <span className="block break-words text-ink-soft">{props.noteOf(item, index)}</span>
                    )}
                  </span>
                  {wrong > 0 && <Badge tone="danger">{t('wrongCount', { count: wrong })}</Badge>}
                </button>
                <div className="ms-auto flex">
                  {tools.map((tool) => (
                    <Button
                      key={tool.key}
                      id={`${spotId(spot)}-${tool.key}`}
                      variant="quiet"
                      className="w-10 px-0 text-ink-soft"
                      aria-label={t(`tool.${tool.key}`, { name })}
                      icon={tool.icon}
                      disabled={tool.off}
                      onClick={tool.act}
                    />
                  ))}
                </div>
              </div>
              {isOpen && (
                <div className={cx('grid gap-5 border-t border-line p-3', !props.nested && 'sm:p-4')}>
                  {props.children(spot, item, index)}
                </div>
              )}
            </li>
          )
        })}
      </ol>
      {items.length < max && (
        <div>
          <Button
            id={`${spotId(path)}-add`}
            variant="secondary"
            icon={<PlusIcon />}
            onClick={() => insert(items.length, make())}
          >
            {props.add}
          </Button>
        </div>
      )}
    </div>
  )
}
