#pragma once

#include "core/tickets/mentions.h"

#include <QImage>
#include <QPlainTextEdit>

class QCompleter;

namespace homeport {

/// A field for plain text that takes files and pictures besides, dropped on it or pasted, and that
/// offers people after an "@".
class ComposerText final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit ComposerText(QWidget* parent = nullptr);

    /// Local files that the data names.
    static QStringList filesIn(const QMimeData& data);

    void setPeople(const QList<Mentionable>& people);

signals:
    /// An "@" was typed and there is nobody to offer yet.
    void peopleWanted();
    void filesOffered(const QStringList& paths);
    void pictureOffered(const QImage& picture);

protected:
    bool canInsertFromMimeData(const QMimeData* data) const override;
    void insertFromMimeData(const QMimeData* data) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// What stands between an "@" and the cursor; null: there is none.
    QString begun() const;
    void offer();
    void insertLogin(const QString& login);

    QCompleter* m_people;
    bool m_hasAsked = false;
};

} // namespace homeport
