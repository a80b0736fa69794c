#include "ui/words/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QSettings>
#include <QTranslator>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

QString catalogues()
{
    return u":/i18n"_s;
}

QString key()
{
    return u"language"_s;
}

void add(QCoreApplication& app, const QLocale& locale, const QString& name, const QString& folder)
{
    auto* translator = new QTranslator(&app);
    if (translator->load(locale, name, u"_"_s, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

void Language::install(QCoreApplication& app, const QString& wanted)
{
    const auto chosen = wanted.isEmpty() ? kept() : wanted;
    const auto locale = chosen.isEmpty() ? QLocale::system() : QLocale(chosen);
    QLocale::setDefault(locale);
    // Buttons of file dialogs and the like speak the same language as the rest, or English.
    if (speaks(locale))
        add(app, locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    add(app, speaks(locale) ? locale : QLocale(QLocale::English), u"homeport"_s, catalogues());
}

void Language::keep(const QString& language)
{
    QSettings settings;
    if (language.isEmpty())
        settings.remove(key());
    else
        settings.setValue(key(), language);
}

QString Language::kept()
{
    return QSettings().value(key()).toString();
}

bool Language::speaks(const QLocale& locale)
{
    QTranslator translator;
    return locale.language() == QLocale::English
        || translator.load(locale, u"homeport"_s, u"_"_s, catalogues());
}

} // namespace homeport
