#include "core/tickets/file_type.h"

#include "core/base/file_name.h"

#include <QLatin1StringView>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

enum class Content { Text, Pdf, Png, Jpeg, Gif, Compound, Zip };

struct Kind
{
    QLatin1StringView ending;
    QLatin1StringView mime;
    Content content;
};

constexpr Kind kinds[] = {
    {"pdf"_L1, "application/pdf"_L1, Content::Pdf},
    {"doc"_L1, "application/msword"_L1, Content::Compound},
    {"docx"_L1, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"_L1,
        Content::Zip},
    {"xls"_L1, "application/vnd.ms-excel"_L1, Content::Compound},
    {"xlsx"_L1, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"_L1,
        Content::Zip},
    {"png"_L1, "image/png"_L1, Content::Png},
    {"jpg"_L1, "image/jpeg"_L1, Content::Jpeg},
    {"jpeg"_L1, "image/jpeg"_L1, Content::Jpeg},
    {"gif"_L1, "image/gif"_L1, Content::Gif},
    {"txt"_L1, "text/plain"_L1, Content::Text},
    {"csv"_L1, "text/csv"_L1, Content::Text},
    {"eml"_L1, "message/rfc822"_L1, Content::Text},
    {"log"_L1, "text/plain"_L1, Content::Text},
    {"zip"_L1, "application/zip"_L1, Content::Zip},
};

bool begins(const QByteArray& head, const QByteArray& mark)
{
    return head.startsWith(mark);
}

/// ELF, Windows, Mach-O and Java programs, and what a shell would run.
bool isProgram(const QByteArray& head)
{
    const bool isWindows = begins(head, "MZ") && head.contains('\0');
    return begins(head,
               "\x7f"
               "ELF")
        || isWindows || begins(head, "#!") || begins(head, "\xef\xbb\xbf#!")
        || begins(head, "\xca\xfe\xba\xbe") || begins(head, "\xfe\xed\xfa\xce")
        || begins(head, "\xfe\xed\xfa\xcf") || begins(head, "\xce\xfa\xed\xfe")
        || begins(head, "\xcf\xfa\xed\xfe");
}

bool isText(const QByteArray& head)
{
    const bool isUtf16 = begins(head, "\xff\xfe") || begins(head, "\xfe\xff");
    return isUtf16 || !head.contains('\0');
}

bool is(Content content, const QByteArray& head)
{
    switch (content) {
    case Content::Text: return isText(head);
    case Content::Pdf: return begins(head, "%PDF-");
    case Content::Png: return begins(head, "\x89PNG\r\n\x1a\n");
    case Content::Jpeg: return begins(head, "\xff\xd8\xff");
    case Content::Gif: return begins(head, "GIF87a") || begins(head, "GIF89a");
    case Content::Compound: return begins(head, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    case Content::Zip: return begins(head, "PK\x03\x04") || begins(head, "PK\x05\x06");
    }
    Q_UNREACHABLE();
}

} // namespace

Result<QString> acceptedType(const QString& name, const QByteArray& head)
{
    const auto ending = fileEnding(name);
    const auto* kind = std::find_if(std::begin(kinds), std::end(kinds),
        [&](const Kind& each) { return each.ending == ending; });
    const auto refused = [&](const char* why) {
        return Error{
            Error::Kind::Invalid, ending, QString::fromLatin1(why), u"FILE_TYPE_REFUSED"_s};
    };
    if (kind == std::end(kinds))
        return refused("ending");
    if (isProgram(head))
        return refused("program");
    if (!is(kind->content, head))
        return refused("content");
    return QString(kind->mime);
}

} // namespace homeport
