#include "ui/words/filter_words.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

/// All of them where they are few.
QString FilterWords::ofSeveral(const FilterFault& fault)
{
    auto names = fault.names;
    const bool isMore = names.size() == FilterFault::mostNames;
    if (isMore)
        names.removeLast();
    auto apart = names;
    if (apart.removeDuplicates() > 0 || names.isEmpty())
        return tr("Several are called “%1”.").arg(fault.word);
    return isMore
        ? tr("Many fit “%1”, among them %2.", "a word, and names")
              .arg(fault.word, names.join(u", "_s))
        : tr("Several fit “%1”: %2.", "a word, and names").arg(fault.word, names.join(u", "_s));
}

QString FilterWords::of(const FilterFault& fault)
{
    const auto& word = fault.word;
    if (fault.detail == "UNKNOWN_FIELD"_L1)
        return tr("Nothing can be filtered by “%1”. Put it in quotation marks to search for it.")
            .arg(word);
    if (fault.detail == "NOT_IN_LIST"_L1)
        return tr("“%1” is not possible here.").arg(word);
    if (fault.detail == "QUOTE"_L1)
        return tr("The quotation mark in front of %1 has no partner.").arg(word.mid(1));
    if (fault.detail == "BRACKET"_L1)
        return tr("A bracket has no partner.");
    if (fault.detail == "REFERENCE"_L1)
        return tr("Nothing here is called “%1”.").arg(word);
    if (fault.detail == "AMBIGUOUS"_L1)
        return ofSeveral(fault);
    if (fault.detail == "DEPTH_LIMIT"_L1)
        return tr("The filter is nested too deeply, or too long.");
    return tr("“%1” cannot be read.").arg(word);
}

} // namespace homeport
