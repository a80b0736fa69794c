// Stands before libsodium in every test program: a comparison of a password with what is stored of
// it takes a fifth of a second and 64 MiB, and tests ask the same one hundreds of times. Its answer
// depends on nothing but the two texts, so each is computed once by the program that asks.
#include <QByteArray>
#include <QHash>

#include <cerrno>
#include <dlfcn.h>
#include <mutex>
#include <sodium.h>
#include <utility>

/// What the link line of every test asks for, so that this file is taken out of the library.
extern "C" void homeport_compared_passwords();
extern "C" void homeport_compared_passwords() {}

namespace {

struct Compared
{
    std::mutex mutex;
    QHash<std::pair<QByteArray, QByteArray>, int> answers; ///< by the stored text and the password
};

/// Never destroyed: threads may ask after everything else.
Compared& compared()
{
    static auto* const one = new Compared;
    return *one;
}

} // namespace

extern "C" int crypto_pwhash_str_verify(
    const char* stored, const char* const password, unsigned long long size)
{
    static const auto original = reinterpret_cast<decltype(&crypto_pwhash_str_verify)>(
        ::dlsym(RTLD_NEXT, "crypto_pwhash_str_verify"));
    if (!original)
        qFatal("libsodium compares no passwords");
    const std::pair question(QByteArray(stored), QByteArray(password, qsizetype(size)));
    auto& all = compared();
    {
        const std::lock_guard lock(all.mutex);
        if (const auto known = all.answers.constFind(question); known != all.answers.constEnd())
            return *known;
    }
    errno = 0;
    const int answer = original(stored, password, size);
    // For want of memory is no answer.
    if (answer == 0 || errno != ENOMEM) {
        const std::lock_guard lock(all.mutex);
        all.answers.insert(question, answer);
    }
    return answer;
}
