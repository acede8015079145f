#include "cli/remains.h"
#include "cli/run.h"

int main(int argc, char** argv) {
    // Reached to the last, and never destroyed.
    static auto& remains = *new gazette::cli::Remains;
    return gazette::cli::run(argc, argv, remains);
}
