/* Reverses a text in place and takes its FNV-1a hash. */
static char text[] = "Hello of hardware, world!";

int main(void)
{
    int length = 0;
    while (text[length])
        length++;
    for (int i = 0; i < length / 2; i++) {
        char c = text[i];
        text[i] = text[length - 1 - i];
        text[length - 1 - i] = c;
    }
    unsigned hash = 2166136261u;
    for (int i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    return (int)hash;
}
