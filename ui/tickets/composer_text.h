#pragma once

#include "core/tickets/mentions.h"

#include <QHash>
#include <QImage>
#include <QPlainTextEdit>

#include "record/text_module.h"

namespace homeport {

class InlineOffer;

/// A field for plain text that takes files and pictures besides, dropped on it or pasted, and that
/// offers people after an "@" and text modules after "::".
class ComposerText final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit ComposerText(QWidget* parent = nullptr);

    /// Local files that the data names.
    static QStringList filesIn(const QMimeData& data);

    /// So that all of the text can be seen at the present width, but no more than `most`, beyond
    /// which nothing is laid out.
    int neededHeight(int most) const;
    /// As tall as it may be.
    QSize sizeHint() const override;

    void setPeople(const QList<Mentionable>& people);
    void setModules(const QList<record::TextModule>& modules);
    /// They are asked for once more when they are offered next.
    void outdateModules();
    /// What is put in for the placeholders of a module.
    void setPlaceholders(const QHash<QString, QString>& values);
    /// As if "::" had been typed, which goes again where nothing is chosen.
    void beginModule();
    /// Takes that back.
    void leaveModule();
    /// In lines of its own at the cursor, which stands behind it then.
    void insertQuote(const QString& words);
    /// Puts the stars on both sides of what is marked, line by line, or takes them away again. With
    /// nothing marked the cursor stands between them then.
    void surround(const QString& stars);

signals:
    /// An "@" was typed and there is nobody to offer yet.
    void peopleWanted();
    void modulesWanted();
    /// Its lines break elsewhere now.
    void widthChanged();
    void filesOffered(const QStringList& paths);
    void pictureOffered(const QImage& picture);

protected:
    bool canInsertFromMimeData(const QMimeData* data) const override;
    void insertFromMimeData(const QMimeData* data) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void insertLogin(const QString& login);
    void insertModule(const QString& body);
    /// Replaces the last letters before the cursor.
    void replaceLast(qsizetype letters, const QString& text);

    InlineOffer* m_people;
    InlineOffer* m_modules;
    QHash<QString, QString> m_values;
    bool m_isModuleBegun = false; ///< not typed, and nothing chosen yet
};

} // namespace homeport
