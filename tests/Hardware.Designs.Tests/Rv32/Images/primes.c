/* The sum of the primes below 200, by trial division. */
int main(void)
{
    int sum = 0;
    for (int n = 2; n < 200; n++) {
        int prime = 1;
        for (int d = 2; d * d <= n; d++)
            if (n % d == 0)
                prime = 0;
        if (prime)
            sum += n;
    }
    return sum;
}
