import { Kbd } from '@/components/ui/kbd'

/** The key that presses a button, beside its words; only where there is room for a keyboard. */
export function KeyHint({ children }: { children: string }) {
  return (
    <span className="hidden lg:inline-flex">
      <Kbd>{children}</Kbd>
    </span>
  )
}
