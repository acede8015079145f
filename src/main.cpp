#include "cli/run.h"

int main(int argc, char** argv) {
    return gazette::cli::run(argc, argv);
}
