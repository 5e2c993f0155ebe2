import type { Messages as AllMessages } from "@/i18n/namespaces";
import type { Locale as KnownLocale } from "@/lib/format/locale";

declare module "next-intl" {
  interface AppConfig {
    Locale: KnownLocale;
    Messages: AllMessages;
  }
}
